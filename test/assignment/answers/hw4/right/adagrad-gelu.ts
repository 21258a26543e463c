// Smooth units and AdaGrad, on standardised points.
// %% answer="q6"
import { functional, nn, noGrad, optim } from 'lectern';

function classify(train: { x: Tensor; y: Tensor }, x: Tensor) {
  const [middle, spread] = [train.x.mean(0), train.x.std(0)];
  const standard = (points: Tensor) => points.sub(middle).div(spread).to('float32');
  const net = new nn.Sequential(new nn.Linear(2, 96), new nn.GELU(), new nn.Linear(96, 3));
  const optimizer = new optim.Adagrad(net.parameters(), { lr: 0.1 });
  const [xs, ys] = [standard(train.x), train.y];
  for (let t = 0; t < 2500; t++) {
    const batch = randint(0, 450, [64]);
    optimizer.zeroGrad();
    functional.crossEntropy(net.forward(xs.indexSelect(0, batch)), ys.indexSelect(0, batch)).backward();
    optimizer.step();
  }
  return noGrad(() => net.forward(standard(x)).argmax(1));
}
