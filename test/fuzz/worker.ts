import { parentPort } from 'node:worker_threads';
import { faultOf } from './call.js';

parentPort?.on('message', async (index: number) => {
  parentPort?.postMessage(await faultOf(index));
});
