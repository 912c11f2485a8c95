import { App } from 'aws-cdk-lib';
import { DataResidencyGuardrailsStack } from './guardrails';
import { guardrails, hospital } from './settings';
import { DataResidencyStack } from './stack';

export const app = new App();
new DataResidencyStack(app, 'DataResidency', hospital);
new DataResidencyGuardrailsStack(app, 'DataResidencyGuardrails', guardrails);
