import { App } from 'aws-cdk-lib';
import { consumer, owner } from './settings';
import { OutpostConsumerStack, OutpostOwnerStack } from './stack';

export const app = new App();
new OutpostOwnerStack(app, 'SharedOutpostOwner', owner);
new OutpostConsumerStack(app, 'SharedOutpostConsumer', consumer);
