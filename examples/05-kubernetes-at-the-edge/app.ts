import { App } from 'aws-cdk-lib';
import { terminal } from './settings';
import { KubernetesAtTheEdgeStack } from './stack';

export const app = new App();
new KubernetesAtTheEdgeStack(app, 'KubernetesAtTheEdge', terminal);
