// Trains for two epochs and writes event files into the folder that is given, with a clock that starts at 1.7e9 seconds.

import { data, manualSeed, nn, optim, train } from 'lectern';

manualSeed(1);
const { x, y } = data.makeMoons(40, { noise: 0.1 });
const net = new nn.Sequential(new nn.Linear(2, 8), new nn.ReLU(), new nn.Linear(8, 2));
let time = 1.7e9;
const board = new train.TensorBoard({ logDir: process.argv[2], histogramFreq: 1, updateFreq: 2, clock: () => time++ });
const { history } = await train.fit(net, new data.DataLoader([x, y], { batchSize: 10 }), {
  optimizer: new optim.Adam(net.parameters(), { lr: 0.01 }),
  epochs: 2,
  validation: [[x, y]],
  metrics: { accuracy: train.accuracy },
  callbacks: [board],
  verbose: false,
});
console.log(JSON.stringify({ history, weight: [...net.parameters()[0].data] }));
