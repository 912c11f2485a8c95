import { App } from 'aws-cdk-lib';
import { pressShop } from './settings';
import { IotAnalyticsStack } from './stack';

export const app = new App();
new IotAnalyticsStack(app, 'IotAnalytics', pressShop);
