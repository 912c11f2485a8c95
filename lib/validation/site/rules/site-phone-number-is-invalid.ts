import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const E164 = /^\+[1-9]\d{1,18}$/;
const site = (ContactPhoneNumber: string) => {
  const address = {
    ContactName: 'Facilities',
    ContactPhoneNumber,
    AddressLine1: '1 Mill Road',
    City: 'Portland',
    StateOrRegion: 'OR',
    PostalCode: '97201',
    CountryCode: 'US',
  };
  return inTemplate({
    Plant: resource('AWS::Outposts::Site', {
      Name: 'Plant',
      OperatingAddress: { ...address, ContactPhoneNumber: '+15035550100' },
      ShippingAddress: address,
    }),
  });
};

export const sitePhoneNumberIsInvalid = rule({
  id: 'site-phone-number-is-invalid',
  enforces: ['SITE-3'],
  severity: 'error',
  title: 'The contact phone number of a site is not in international format',
  fix: 'Specify the phone number as a plus sign, the country code and digits only, such as +15035550100',
  source: 'https://docs.aws.amazon.com/outposts/latest/APIReference/API_Address.html',
  on: 'site',
  needs: ['operatingAddress.contactPhoneNumber?', 'shippingAddress.contactPhoneNumber?'],
  check: (fact) => {
    for (const [property, address] of Object.entries({ OperatingAddress: fact.operatingAddress, ShippingAddress: fact.shippingAddress })) {
      const number = address?.contactPhoneNumber;
      if (typeof number === 'string' && !E164.test(number)) {
        return {
          property: `${property}.ContactPhoneNumber`,
          message: `phone number ${JSON.stringify(number)} is not in international format`,
        };
      }
    }
    return undefined;
  },
  get examples() {
    return { bad: site('503 555 0100'), good: site('+15035550100') };
  },
});
