import { App } from 'aws-cdk-lib';
import { DataResidencyGuardrailsStack, MANAGEMENT } from '../examples/01-data-residency/guardrails';
import { DataResidencyStack } from '../examples/01-data-residency/stack';
import { LowLatencyStack } from '../examples/02-low-latency/stack';
import { MultiOutpostStack } from '../examples/03-multi-outpost/stack';
import { CONSUMER, OutpostConsumerStack, OutpostOwnerStack } from '../examples/04-shared-outpost/stack';
import { KubernetesAtTheEdgeStack } from '../examples/05-kubernetes-at-the-edge/stack';
import { GameServersStack } from '../examples/06-game-servers/stack';
import { OutpostsServerStack } from '../examples/07-outposts-server/stack';
import { ShipStack } from '../examples/09-ship-or-rig/stack';
import { MigrationStack } from '../examples/10-stepwise-migration/stack';
import { DisasterRecoveryStack } from '../examples/11-disaster-recovery/stack';

const app = new App();
const env = { account: '111122223333', region: 'us-west-2' };

new DataResidencyStack(app, 'DataResidency', { env });
new DataResidencyGuardrailsStack(app, 'DataResidencyGuardrails', { env: { ...env, account: MANAGEMENT } });
new LowLatencyStack(app, 'LowLatency', { env });
new MultiOutpostStack(app, 'MultiOutpost', { env });
new OutpostOwnerStack(app, 'SharedOutpostOwner', { env });
new OutpostConsumerStack(app, 'SharedOutpostConsumer', { env: { ...env, account: CONSUMER } });
new KubernetesAtTheEdgeStack(app, 'KubernetesAtTheEdge', { env });
new GameServersStack(app, 'GameServers', { env });
new OutpostsServerStack(app, 'OutpostsServer', { env });
new ShipStack(app, 'Ship', { env });
new MigrationStack(app, 'Migration', { env });
new DisasterRecoveryStack(app, 'DisasterRecovery', { env });
