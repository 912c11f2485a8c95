import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { DbInstanceCoip } from '../../lib';
import { ENV, newApp } from '../plant';

test('a DB instance gets a customer-owned IP address after it is made, by a function that may change this DB instance only', () => {
  const stack = new Stack(newApp(), 'Plant', { env: ENV });
  const dbInstance = new CfnDBInstance(stack, 'Orders');
  new DbInstanceCoip(stack, 'OrdersCoip', { dbInstance });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('Custom::OutpostsDbInstanceCoip', { DBInstanceIdentifier: { Ref: 'Orders' } });
  const arn = { 'Fn::GetAtt': ['Orders', 'DBInstanceArn'] };
  const [[policy]] = Object.entries(
    template.findResources('AWS::IAM::RolePolicy', {
      Properties: {
        PolicyDocument: { Statement: [{ Action: ['rds:DescribeDBInstances', 'rds:ModifyDBInstance'], Effect: 'Allow', Resource: arn }] },
      },
    }),
  );
  template.hasResource('Custom::OutpostsDbInstanceCoip', { DependsOn: [policy] });
});
