import { App } from 'aws-cdk-lib';
import { ship } from './settings';
import { ShipStack } from './stack';

export const app = new App();
new ShipStack(app, 'Ship', ship);
