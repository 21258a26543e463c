import { Generator, rand, randint, randn, stack } from 'lectern'; // biome-ignore format: one line
/** The scores [N, C] of the examples x [N, D]. */
function scores({ w1, b1, w2, b2 }, x) {
    // Your code here.
    throw new Error('this is not answered yet');
}
/** The mean cross-entropy, and half of reg times the squares of all weights. */
function loss(params, x, y, reg) {
    // Your code here.
    throw new Error('this is not answered yet');
}
/** The gradients of the loss with respect to each parameter. */
function gradients(params, x, y, reg) {
    // Your code here.
    throw new Error('this is not answered yet');
}
/** Centred differences of the loss, for each number of one parameter. */
function numericGradient(params, name, x, y, reg, h) {
    // Your code here.
    throw new Error('this is not answered yet');
}
/** What the loss says before any training. */
function startReport(params, x, y, reg) {
    // Your code here.
    throw new Error('this is not answered yet');
}
/** Steps of gradient descent with momentum, one for each batch. */
function descend(params, x, y, batches, { lr, momentum, reg }) {
    // Your code here.
    throw new Error('this is not answered yet');
}
/** What a net that has learnt x [20, D] and y [20] by heart predicts for the same examples in another order. */
function overfit(x, y, again) {
    // Your code here.
    throw new Error('this is not answered yet');
}
/** Rates between low and high, whose logarithms are spread as evenly as u is in [0, 1). */
function logUniform(u, low, high) {
    // Your code here.
    throw new Error('this is not answered yet');
}
/** The range of the next round, and whether the best rate lies at the edge of this one. */
function narrowed(trials, low, high) {
    // Your code here.
    throw new Error('this is not answered yet');
}
/** n points on three arms, turned by an angle of chance, and their labels. */
function spiral(n, seed, turn = 0) {
    const generator = new Generator().manualSeed(seed);
    const y = randint(0, 3, [n], { generator });
    const radius = rand([n], { generator, dtype: 'float64' });
    const noise = randn([n], { generator, dtype: 'float64' }).mul(0.2);
    const angle = y.to('float64').add(turn).mul((2 * Math.PI) / 3).add(radius.mul(4)).add(noise); // biome-ignore format: one line
    return { x: stack([radius.mul(angle.sin()), radius.mul(angle.cos())], 1), y };
}
/** The labels that a net trained on `train` predicts for the points x [M, 2]. */
function classify(train, x) {
    // Your code here.
    throw new Error('this is not answered yet');
}
export { scores, loss, gradients, numericGradient, startReport, descend, overfit, logUniform, narrowed, classify };
