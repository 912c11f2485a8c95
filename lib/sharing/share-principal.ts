/**
 * A principal of a resource share, within the organization.
 *
 * @see https://docs.aws.amazon.com/ram/latest/APIReference/API_AssociateResourceShare.html
 */
export class SharePrincipal {
  /** An account, by its ID, such as `111122223333`. */
  public static account(accountId: string): SharePrincipal {
    return new SharePrincipal(accountId);
  }

  /** All accounts of an organizational unit, by its ARN, such as `arn:aws:organizations::111122223333:ou/o-example/ou-ab12-cdef3456`. */
  public static organizationalUnit(organizationalUnitArn: string): SharePrincipal {
    return new SharePrincipal(organizationalUnitArn);
  }

  /** All accounts of the organization, by its ARN, such as `arn:aws:organizations::111122223333:organization/o-example`. */
  public static organization(organizationArn: string): SharePrincipal {
    return new SharePrincipal(organizationArn);
  }

  private constructor(
    /** Account ID or ARN that AWS RAM accepts. */
    public readonly principal: string,
  ) {}
}
