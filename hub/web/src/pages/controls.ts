// Small behaviour of single controls, loaded together.
export {copy} from './copy.ts';
export {sendAll} from './send.ts';
export {follow} from './split.ts';
