import { App } from 'aws-cdk-lib';
import { shop } from './settings';
import { OutpostsServerStack } from './stack';

export const app = new App();
new OutpostsServerStack(app, 'OutpostsServer', shop);
