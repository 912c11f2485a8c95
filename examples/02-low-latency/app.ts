import { App } from 'aws-cdk-lib';
import { factory } from './settings';
import { LowLatencyStack } from './stack';

export const app = new App();
new LowLatencyStack(app, 'LowLatency', factory);
