import { DIFFERS_FROM_SCHEMA } from '../lib/cli/schema-validator';

/** The rule in `docs/rules/README.md`. */
export const schemaRule = {
  id: DIFFERS_FROM_SCHEMA,
  severity: 'error',
  title: 'A resource differs from the CloudFormation schema of its type',
} as const;
const SOURCE = 'https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html';

/** The page of the comparison with the schemas of CloudFormation, which AWS's validator does. */
export const schemaPage = `## ${DIFFERS_FROM_SCHEMA}

**Error:** ${schemaRule.title}: a required property is missing, or a property has another name, type, pattern or limit. It is a warning if a condition decides about it, and for
a value that is not among those of the schema, since a schema can be older than the service.

**Fix:** Change the property as the schema requires. The finding links to the reference page of the resource type.

**Source:** <${SOURCE}>

\`npx cdk-outposts check --template\` compares the resources that are on an Outpost, or can be, with the schemas in the validator of AWS
(\`@aws/cloudformation-validate\`), which \`aws-cdk-lib\` contains. The report says how many resources it compared. For the stacks of a CDK app, \`cdk synth\` does so
with the same validator, and acknowledges what is right on an Outpost: see [Findings of other validators](../rules.md#findings-of-other-validators).

Reports *'VpcConfiguration' is a required property* until you change this:

\`\`\`diff
 Resources:
   AccessPoint:
     Type: AWS::S3Outposts::AccessPoint
     Properties:
       Bucket: arn:aws:s3-outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718/bucket/files
       Name: files
+      VpcConfiguration:
+        VpcId: vpc-0123456789abcdef0
\`\`\`
`;
