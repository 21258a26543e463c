// The exercises of lesson 15.

import { type Exercises, exactly } from './exercise.js';

export const exercises: Exercises = {
  '15.1': {
    calls: exactly('the calls of 5 epochs of 12 batches', 132, {
      'the ends are missing': { gives: 67, hint: 'Each begins and ends: that is two calls.' },
      'the training is missing': { gives: 130, hint: 'There are calls before the first epoch and after the last.' },
      'the epochs are missing': { gives: 122, hint: 'Each epoch has a call before its batches and one after them.' },
    }),
    withValidation: exactly('the calls with validation', 142, {
      'one for each validation': { gives: 137, hint: 'A validation begins and ends.' },
      'once in the training': { gives: 134, hint: 'There is a validation after each epoch.' },
    }),
  },
  '15.2': {
    ended: exactly('the epoch after which it ends, and the best one, with minDelta 0.01', [5, 2], {
      'minDelta left out': { gives: [10, 7], hint: 'A loss counts only when it is lower by more than 0.01.' },
      'epochs from 0': { gives: [4, 1], hint: 'The first epoch is epoch 1.' },
      'after more than patience epochs': { gives: [6, 2], hint: 'Keras acts at the third epoch that is no better.' },
    }),
    endedStrictly: exactly('the same with minDelta 0', [10, 7], {
      'the last one that is near': { gives: [10, 6], hint: 'Which of the losses is the lowest?' },
      'epochs from 0': { gives: [9, 6], hint: 'The first epoch is epoch 1.' },
    }),
  },
  '15.3': {
    warmRates7: exactly('the rates of 7 epochs', [0.002, 0.004, 0.006, 0.008, 0.01, 0.01, 0.01], {
      'epochs from 0': { gives: [0, 0.002, 0.004, 0.006, 0.008, 0.01, 0.01], hint: 'The first epoch is epoch 1.' },
      'after the epoch': {
        gives: [0.01, 0.002, 0.004, 0.006, 0.008, 0.01, 0.01],
        hint: 'The first epoch has run before your callback acted.',
      },
    }),
    slower: exactly('the batches with less than 0.01', 80, {
      'five epochs': { gives: 100, hint: 'Which rate does the fifth epoch have?' },
      'epochs instead of batches': { gives: 4, hint: 'How many batches does an epoch have?' },
    }),
  },
};
