import { App } from 'aws-cdk-lib';
import { arena } from './settings';
import { GameServersStack } from './stack';

export const app = new App();
new GameServersStack(app, 'GameServers', arena);
