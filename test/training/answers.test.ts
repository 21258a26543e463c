// Answers to the homeworks in which nets are trained: a net that has learnt loses nothing, whatever its architecture.

import { testAnswers } from '../assignment/marked-answers.js';

testAnswers(['hw4', 'hw5']);
