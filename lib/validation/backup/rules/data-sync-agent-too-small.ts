import { vcpusOf } from '../../../catalog/instance-families';
import { agentOfAccessPoint } from '../example';
import { rule } from '../../rule';

/** vCPUs of size 2xlarge. */
const FEWEST_VCPUS = 8;

export const dataSyncAgentTooSmall = rule({
  id: 'data-sync-agent-too-small',
  enforces: ['DS-6'],
  severity: 'warning',
  title: 'The instance of a DataSync agent is smaller than 2xlarge',
  fix: 'Use m5.2xlarge, m5.4xlarge for more than 20 million files, or another type of these sizes that the Outpost is configured for',
  source: 'https://docs.aws.amazon.com/datasync/latest/userguide/agent-requirements.html#ec2-instance-types',
  on: 'dataSyncAgent',
  needs: ['instance'],
  check: ({ instance }, facts) => {
    const [type] = (instance && facts.by('launch', 'id', instance.id)[0]?.instanceTypes) ?? [];
    return type && (vcpusOf(type) ?? FEWEST_VCPUS) < FEWEST_VCPUS
      ? {
          property: 'InstanceId',
          message: `instance type ${type} is too small for a DataSync agent; the smallest supported size is 2xlarge`,
        }
      : undefined;
  },
  get examples() {
    return { bad: agentOfAccessPoint({}, 'm5.xlarge'), good: agentOfAccessPoint() };
  },
});
