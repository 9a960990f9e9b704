/** TensorFlow.js on plain JavaScript. */
import '@tensorflow/tfjs-backend-cpu';
import { tfjsTasks } from './tfjs.ts';

export const tasks = tfjsTasks('cpu');
