// %% [markdown]
// # 3 Weight initialisation
//
// **After this lesson you can** predict, from the width of a net and the spread of its first weights, how large the
// activations of its tenth layer are, and check the prediction in a few lines of code.
//
// *Lecture document F, "Weight initialization". Demo 3.1.*

// %% [markdown]
// ## Small random numbers: the first idea
//
// The simplest start is small and random: $W = 0.01 \cdot \text{randn}$. It works for small nets. What happens in a
// deep one?
//
// Take a layer $h = \tanh(xW)$ with $n$ inputs. If the inputs are independent with variance $\operatorname{Var}(x)$ and
// the weights are independent with mean $0$ and variance $\sigma^2$, then each of the $n$ terms $x_i w_i$ adds
// $\sigma^2 \operatorname{Var}(x)$, and for small values $\tanh$ changes nothing:
//
// $$\operatorname{Var}(h) \approx n\,\sigma^2 \operatorname{Var}(x)$$
//
// **Before you go on, predict:** ten layers of 500 units, $\sigma = 0.01$, inputs with standard deviation 1. By which
// factor does each layer change the standard deviation? What is left after ten layers?

// %%
import { manualSeed, plot, randn, type Tensor } from 'lectern';
import { display, table } from 'lectern/notebook';

// %% [markdown]
// A thousand inputs of 500 numbers go through ten layers; we keep what comes out of each.

// %%
manualSeed(0);

/** The activations of ten tanh layers whose weights are drawn as `scale` · randn. */
function activations(scale: number): Tensor[] {
  let h = randn([1000, 500]);
  return Array.from({ length: 10 }, () => {
    const w = randn([500, 500]).mul(scale);
    h = h.matmul(w).tanh();
    return h;
  });
}

export const layers = activations(0.01);

// %% [markdown]
// The slide prints the standard deviation of each layer. Here it stands beside ours. The numbers are random, so they
// agree only as far as two draws agree; the last column is the value for infinitely wide layers.

// %%
export const slide = {
  mean: [-0.000117, -0.000001, -0.000002, 0.000001, 0.000002, -0, 0, -0, 0, -0],
  std: [0.213081, 0.047551, 0.01063, 0.002378, 0.000532, 0.000119, 0.000026, 0.000006, 0.000001, 0],
};
export const infiniteWidth = [
  0.213546, 0.0476421, 0.0106519, 0.00238182, 0.000532592, 0.000119091, 2.66296e-5, 5.95456e-6, 1.33148e-6, 2.97728e-7,
];

export const rows = layers.map((h, i) => ({
  layer: i + 1,
  'mean, slide': slide.mean[i],
  'mean, ours': h.mean().item(),
  'std, slide': slide.std[i],
  'std, ours': h.std({ correction: 0 }).item(),
  'std, infinitely wide': infiniteWidth[i],
}));

display(table(rows, { digits: 6 }));

// %%
export const figure = plot.hist(layers, {
  title: 'tanh, W = 0.01 · randn: by layer 10 nothing is left',
  subtitle: 'Activations of each layer; 1000 inputs, 500 units',
  labels: layers.map((_, i) => `layer ${i + 1}`),
  range: [-1, 1],
  bins: 30,
});

display(figure);

// %% [markdown]
// **What the figure shows.** The first layer still fills the range of $\tanh$. From the third layer on every activation
// lies in the two bins around zero: the standard deviation falls by a factor of about 0.22 a layer, to 0.0000003 in
// layer 10.
//
// <details><summary>Answer to the prediction</summary>
//
// $\sqrt{n}\,\sigma = \sqrt{500} \cdot 0.01 = 0.2236$ a layer. After ten layers the standard deviation is about
// $0.2236^{10} = 3 \cdot 10^{-7}$. The gradient of a weight is the product of the activation below it and the gradient
// above it, so with activations this small the weights of the upper layers hardly learn.
//
// </details>
