/** A copy in the Region that is wanted, such as that of a `BackupLink`, and which the guardrails let pass. */
export interface DeclaredBackupLink {
  /** Name of the bucket in the Region that receives the copy. A `*` stands for any characters. */
  readonly bucketName: string;
  /**
   * ARNs of the roles that make the copy: of a `BackupLink` its destination role, the roles of the custom resources that make its DataSync
   * location and activate its `DataSyncAgent`, and those of the state machines that change its task, which are of bandwidth windows, of a restore
   * and of `ReconnectSync`. A `*` stands for any characters, as in `arn:aws:iam::111122223333:role/Ship-*` for all roles of the stack `Ship`.
   * No other principals can write to the bucket.
   */
  readonly principals: string[];
  /**
   * IDs of the subnets in the Region in which the copy needs network interfaces: the `activationSubnets` of a `DataSyncAgent`, and the subnet of
   * its VPC endpoint. Only `principals`, which include the role of the activation function, and the role of AWS CloudFormation can create network
   * interfaces in these subnets. Instances remain denied.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaVPCAccessExecutionRole.html
   */
  readonly subnetIds?: string[];
}
