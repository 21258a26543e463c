export { Callback, LambdaCallback, type Logs, type Training } from './callback.js';
export { TrainingCard } from './card.js';
export type { MonitorOptions } from './monitor.js';
export { LearningRateScheduler, type PlateauOptions, ReduceLROnPlateau } from './rates.js';
export {
  type CheckpointOptions,
  CSVLogger,
  ModelCheckpoint,
  ProgbarLogger,
  RemoteMonitor,
  type RemoteOptions,
} from './records.js';
export { EarlyStopping, type EarlyStoppingOptions, StopDiverging, TerminateOnNaN } from './stopping.js';
export { TensorBoard, type TensorBoardOptions } from './tensorboard.js';
