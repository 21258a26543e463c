// What a page has, and what it says of what it has not.

import { data, getNumThreads, linalg, nn, plot, setNumThreads, tensor, train } from 'lectern';

function refusal(work) {
  try {
    work();
    return 'done';
  } catch (error) {
    return error.message;
  }
}

export function job() {
  setNumThreads(3);
  const chart = plot.line({ a: [1, 2] });
  return {
    threads: getNumThreads(),
    solution: linalg.solve(tensor([2, 1, 1, 3]).reshape([2, 2]), tensor([5, 10])).tolist(),
    names: [new nn.Linear(2, 3).constructor.name, linalg.solve.name],
    shown: Object.keys(chart[Symbol.for('Jupyter.display')]()),
    refused: {
      digits: refusal(() => data.loadDigits()),
      cifar: refusal(() => data.loadCIFAR10({ root: 'cifar' })),
      fashion: refusal(() => data.loadFashionMNIST({ root: 'fashion' })),
      idx: refusal(() => data.loadIdx('numbers')),
      png: refusal(() => chart.toPNG()),
      log: refusal(() => new train.CSVLogger('run.csv', { append: true }).onEpochEnd(0, { loss: 1 })),
    },
  };
}
