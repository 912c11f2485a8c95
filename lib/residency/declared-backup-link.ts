/** A copy in the Region that is wanted, such as that of a `BackupLink`, and which the guardrails let pass. */
export interface DeclaredBackupLink {
  /** Name of the bucket in the Region that receives the copy. A `*` stands for any characters. */
  readonly bucketName: string;
  /**
   * ARNs of the roles that make the copy: of a `BackupLink` its destination role, and the role of the custom resource that makes its
   * DataSync location. A `*` stands for any characters, as in `arn:aws:iam::111122223333:role/Ship-*` for all roles of the stack `Ship`.
   * Nobody else may write to the bucket.
   */
  readonly principals: string[];
}
