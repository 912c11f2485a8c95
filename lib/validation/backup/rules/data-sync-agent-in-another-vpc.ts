import { differ } from '../../facts/fact';
import { agentOfAccessPoint } from '../example';
import { rule } from '../../rule';

export const dataSyncAgentInAnotherVpc = rule({
  id: 'data-sync-agent-in-another-vpc',
  enforces: ['DS-5'],
  severity: 'error',
  title: 'A DataSync agent and its S3 on Outposts access point are not in the same VPC',
  fix: 'Use an access point for the VPC of the agent, or place the agent in a subnet of the VPC of the access point',
  source: 'https://docs.aws.amazon.com/datasync/latest/userguide/deploy-agents.html#outposts-agent',
  on: 'dataSyncLocation',
  needs: ['accessPoint.vpc', 'agents.instance.subnet.vpc'],
  check: ({ accessPoint, agents }) => {
    const agent = agents?.find(({ instance }) => differ(instance?.subnet?.vpc, accessPoint?.vpc));
    return agent && { property: 'AgentArns', message: `agent ${agent.location?.logicalId} is not in the VPC of the access point` };
  },
  get examples() {
    return { bad: agentOfAccessPoint({ VpcId: { Ref: 'Other' }, CidrBlock: '10.1.8.0/24' }), good: agentOfAccessPoint() };
  },
});
