/**
 * The page of a resource type in the CloudFormation Template Reference Guide. All its pages have names of this form, also those of types whose
 * pages had other names in the CloudFormation User Guide, such as `AWS::AutoScaling::AutoScalingGroup`. Checked 2026-11-29.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */
export function referencePageOf(type: string): string {
  const [, service, resource] = type.toLowerCase().split('::');
  return `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${service}-${resource}.html`;
}
