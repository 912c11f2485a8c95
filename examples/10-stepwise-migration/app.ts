import { App } from 'aws-cdk-lib';
import { plant } from './settings';
import { MigrationStack } from './stack';

export const app = new App();
new MigrationStack(app, 'Migration', plant);
