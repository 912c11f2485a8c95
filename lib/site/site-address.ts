/**
 * The address of a site.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_Address.html
 */
export interface SiteAddress {
  /** Name of the contact, 1 to 255 characters. */
  readonly contactName: string;
  /** Phone number of the contact in E.164 form, such as `+12065550100`. */
  readonly contactPhoneNumber: string;
  /** First line of the address, 1 to 180 characters. */
  readonly addressLine1: string;
  /**
   * Second line of the address, up to 60 characters.
   *
   * @default - none
   */
  readonly addressLine2?: string;
  /**
   * Third line of the address, up to 60 characters.
   *
   * @default - none
   */
  readonly addressLine3?: string;
  /** City, 1 to 50 characters. */
  readonly city: string;
  /** State or region, 1 to 50 characters. */
  readonly stateOrRegion: string;
  /**
   * District or county, up to 60 characters.
   *
   * @default - none
   */
  readonly districtOrCounty?: string;
  /**
   * Municipality, up to 180 characters.
   *
   * @default - none
   */
  readonly municipality?: string;
  /** Postal code: letters, digits, spaces and hyphens, 1 to 20 characters. */
  readonly postalCode: string;
  /** Country in ISO 3166-1 alpha-2, such as `US`. */
  readonly countryCode: string;
}
