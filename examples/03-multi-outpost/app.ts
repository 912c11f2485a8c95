import { App } from 'aws-cdk-lib';
import { plant } from './settings';
import { MultiOutpostStack } from './stack';

export const app = new App();
new MultiOutpostStack(app, 'MultiOutpost', plant);
