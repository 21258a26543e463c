// What lesson 5 reproduces, where it stands, what must be shown, and how it is checked.

import type { Demo } from '../demo.js';

const seeds =
  'bounds that hold for 40 sets of twenty images, eight sets of 5000 and their starts; the clothes against PyTorch from the same weights, 1e-5 relative at the start and 1e-3 after 200 steps';

export const demos: readonly Demo[] = [
  {
    id: '5.1',
    document: 'F',
    heading: 'Double check that the loss is reasonable',
    shows:
      'the loss of a start beside ln 10 and the slide; its distance over twenty starts, by the scale of the inputs; loss and gradient from scratch',
    figures: ['5.1 images', '5.1 scratch', '5.1 loss', '5.1 starts'],
    kind: 'statistical',
    tolerance:
      '|loss − ln 10| < 6e-5 at pixel scale (sd 3e-6 … 1.5e-5), < 1e-6 when divided; the clothes 1e-8 against PyTorch',
  },
  {
    id: '5.2',
    document: 'F',
    heading: 'crank up regularization: loss went up, good. (sanity check)',
    shows:
      'the loss with λ = 0, 1e-6, 1e3, with and without ½; sixty starts around the expected number and the slide’s',
    figures: ['5.2 loss', '5.2 starts'],
    kind: 'statistical',
    tolerance:
      'one start: 4 sd of ½·1e3·Σw², 0.0028; the mean of sixty: 5 standard errors; Σw² against PyTorch 1e-6 relative',
  },
  {
    id: '5.3',
    document: 'F',
    heading: 'Make sure that you can overfit very small portion of the training data',
    shows:
      'cost and accuracy over 200 epochs, at pixel scale and divided; the slide’s 26 rows beside ours; five more sets of twenty',
    figures: ['5.3 curves', '5.3 table', '5.3 sets'],
    kind: 'bound',
    tolerance: seeds,
  },
  {
    id: '5.4',
    document: 'F',
    heading: 'loss not going down: learning rate too low; Notice train/val accuracy goes to 20% though',
    shows: 'ten epochs at 1e-6 beside the slide’s ten rows; why accuracy moves before the cost does',
    figures: ['5.4 curves', '5.4 table', '5.4 why', '5.4 whole'],
    kind: 'bound',
    tolerance:
      'cost within 1e-3 of ln 10; accuracy above chance by more than four standard errors of 1000 images, 0.038',
  },
  {
    id: '5.5',
    document: 'F',
    heading: 'loss exploding: learning rate too high; cost: NaN almost always means high learning rate',
    shows:
      'NaN and a frozen accuracy at 1e6, where it comes from; 3e-3 in both forms of the cost; the printed rows; what detects it',
    figures: ['5.5 table NaN', '5.5 shares', '5.5 steps', '5.5 cost', '5.5 symptoms', '5.5 table inf', '5.5 detection'],
    kind: 'bound',
    tolerance:
      'NaN, and the share of class 0, exactly; that 3e-3 explodes on the stand-in, and the order of its symptoms, never the step',
  },
  {
    id: '5.6',
    document: 'F',
    heading: 'Rough range for learning rate we should be cross-validating is somewhere [1e-3 … 1e-5]',
    shows: 'a range test, and the cost after a pass at six rates',
    figures: ['5.6 rates'],
    kind: 'bound',
    tolerance: 'the order of the six, as on eight sets of the stand-in',
  },
];
