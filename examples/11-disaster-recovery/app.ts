import { App } from 'aws-cdk-lib';
import { hospital } from './settings';
import { DisasterRecoveryStack } from './stack';

export const app = new App();
new DisasterRecoveryStack(app, 'DisasterRecovery', hospital);
