import { App } from 'aws-cdk-lib';
import { DataResidencyGuardrailsStack } from '../examples/01-data-residency/guardrails';
import * as dataResidency from '../examples/01-data-residency/settings';
import { DataResidencyStack } from '../examples/01-data-residency/stack';
import * as lowLatency from '../examples/02-low-latency/settings';
import { LowLatencyStack } from '../examples/02-low-latency/stack';
import * as multiOutpost from '../examples/03-multi-outpost/settings';
import { MultiOutpostStack } from '../examples/03-multi-outpost/stack';
import * as sharedOutpost from '../examples/04-shared-outpost/settings';
import { OutpostConsumerStack, OutpostOwnerStack } from '../examples/04-shared-outpost/stack';
import * as kubernetes from '../examples/05-kubernetes-at-the-edge/settings';
import { KubernetesAtTheEdgeStack } from '../examples/05-kubernetes-at-the-edge/stack';
import * as gameServers from '../examples/06-game-servers/settings';
import { GameServersStack } from '../examples/06-game-servers/stack';
import * as outpostsServer from '../examples/07-outposts-server/settings';
import { OutpostsServerStack } from '../examples/07-outposts-server/stack';
import * as iotAnalytics from '../examples/08-iot-analytics/settings';
import { IotAnalyticsStack } from '../examples/08-iot-analytics/stack';
import { ship } from '../examples/09-ship-or-rig/settings';
import { ShipStack } from '../examples/09-ship-or-rig/stack';
import * as migration from '../examples/10-stepwise-migration/settings';
import { MigrationStack } from '../examples/10-stepwise-migration/stack';
import * as disasterRecovery from '../examples/11-disaster-recovery/settings';
import { DisasterRecoveryStack } from '../examples/11-disaster-recovery/stack';
import { FleetStack } from '../examples/12-fleet/fleet';
import { fleet } from '../examples/12-fleet/settings';

/** The stacks of all examples in one App. Each example has an `app.ts` of its own. */
export const app = new App();

new DataResidencyStack(app, 'DataResidency', dataResidency.hospital);
new DataResidencyGuardrailsStack(app, 'DataResidencyGuardrails', dataResidency.guardrails);
new LowLatencyStack(app, 'LowLatency', lowLatency.factory);
new MultiOutpostStack(app, 'MultiOutpost', multiOutpost.plant);
new OutpostOwnerStack(app, 'SharedOutpostOwner', sharedOutpost.owner);
new OutpostConsumerStack(app, 'SharedOutpostConsumer', sharedOutpost.consumer);
new KubernetesAtTheEdgeStack(app, 'KubernetesAtTheEdge', kubernetes.terminal);
new GameServersStack(app, 'GameServers', gameServers.arena);
new OutpostsServerStack(app, 'OutpostsServer', outpostsServer.shop);
new IotAnalyticsStack(app, 'IotAnalytics', iotAnalytics.pressShop);
new ShipStack(app, 'Ship', ship);
new MigrationStack(app, 'Migration', migration.plant);
new DisasterRecoveryStack(app, 'DisasterRecovery', disasterRecovery.hospital);
// The canaries and some more: the other warehouses differ from them in their data only.
new FleetStack(app, 'Fleet', { ...fleet, warehouses: fleet.warehouses.slice(0, 6) });
