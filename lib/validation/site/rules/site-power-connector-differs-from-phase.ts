import { POWER_CONNECTORS } from '../../../catalog/rack-properties';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const site = (PowerPhase: string, PowerConnector: string) =>
  inTemplate({
    Plant: resource('AWS::Outposts::Site', { Name: 'Plant', RackPhysicalProperties: { PowerPhase, PowerConnector } }),
  });

export const sitePowerConnectorDiffersFromPhase = rule({
  id: 'site-power-connector-differs-from-phase',
  enforces: ['SITE-7'],
  severity: 'error',
  title: 'The power connector of a site does not match its power phase',
  fix: 'Use L6_30P or IEC309 with SINGLE_PHASE, and AH530P7W, AH532P6W or CS8365C with THREE_PHASE; `RackPower` sets both',
  source: 'https://docs.aws.amazon.com/outposts/latest/APIReference/API_UpdateSiteRackPhysicalProperties.html',
  on: 'site',
  needs: ['powerPhase', 'powerConnector'],
  check: ({ powerPhase, powerConnector }) => {
    const phase = Object.keys(POWER_CONNECTORS).find((name) => POWER_CONNECTORS[name].includes(powerConnector ?? ''));
    return phase && powerPhase && phase !== powerPhase
      ? {
          property: 'RackPhysicalProperties.PowerConnector',
          message: `power connector ${powerConnector} is for ${phase}, but PowerPhase is ${powerPhase}`,
        }
      : undefined;
  },
  get examples() {
    return { bad: site('SINGLE_PHASE', 'AH530P7W'), good: site('THREE_PHASE', 'AH530P7W') };
  },
});
