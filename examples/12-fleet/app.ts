import { App } from 'aws-cdk-lib';
import { FleetStack } from './fleet';
import { fleet } from './settings';

export const app = new App();
new FleetStack(app, 'Fleet', fleet);
