import type { Assumptions, UncertainParameter } from './assumptions';
import { isObject, type Json } from './json';
import type { Resolved } from './resolved';

/** Values of parameters by name. */
export type ParameterValues = { readonly [name: string]: string };

/** The parameters of a template: their values, otherwise their defaults, otherwise what is assumed. */
export class Parameters {
  constructor(
    private readonly declared: Json,
    private readonly given: ParameterValues,
    private readonly scope: { readonly template: string; readonly stack: string; readonly assumptions: Assumptions },
  ) {}

  public has(name: string): boolean {
    return isObject(this.declared[name]);
  }

  /** Whether the value of a parameter is a list: a text with commas. */
  public isList(name: string): boolean {
    const parameter = this.declared[name];
    return isObject(parameter) && isList(parameter);
  }

  public resolve(name: string): Resolved {
    const { template, stack, assumptions } = this.scope;
    const key = `${template}.${name}`;
    const parameter = this.declared[name];
    // CloudFormation reads the value of an AWS::SSM::Parameter::Value during the deployment.
    if (!isObject(parameter) || isStored(parameter) || isSecret(parameter)) return { is: 'unknown', key };
    if (this.given[name] !== undefined) return { is: 'literal', value: typed(parameter, this.given[name]) };
    const { Default, AllowedValues } = parameter;
    const uncertain: UncertainParameter = {
      key,
      name,
      stack,
      // An empty default stands for no value.
      defaultValue: isScalar(Default) && Default !== '' ? String(Default) : undefined,
      allowed: Array.isArray(AllowedValues) && !isList(parameter) ? AllowedValues.filter(isScalar).map(String) : undefined,
    };
    const assumed = assumptions.valueOf(key);
    const value = assumed ?? uncertain.defaultValue;
    if (typeof value === 'string') return { is: 'literal', value: typed(parameter, value), parameter: uncertain };
    if (assumed === undefined && uncertain.allowed?.length) assumptions.noteParameter(uncertain);
    return { is: 'unknown', key, parameter: uncertain };
  }

  /** Name of the Systems Manager parameter that contains the value; `null` if there is none. */
  public systemsManagerParameter(name: string): string | null {
    const parameter = this.declared[name];
    if (!isObject(parameter) || !isStored(parameter)) return null;
    const stored = this.given[name] ?? parameter.Default;
    return typeof stored === 'string' ? stored : null;
  }

  /** Why the value is unknown, and how to specify it. */
  public whyUnknown(name: string): string {
    const parameter = this.declared[name];
    if (!isObject(parameter)) return `${name} is not in the template`;
    if (isStored(parameter))
      return `parameter ${name} contains the name of a Systems Manager parameter, whose value is known after deployment`;
    if (isSecret(parameter)) return `parameter ${name} has NoEcho`;
    return `parameter ${name} has no value; specify it with --parameters`;
  }
}

function isStored({ Type }: Json): boolean {
  return String(Type).startsWith('AWS::SSM::Parameter::Value<');
}

function isSecret({ NoEcho }: Json): boolean {
  return String(NoEcho) === 'true';
}

function isList({ Type }: Json): boolean {
  return Type === 'CommaDelimitedList' || String(Type).startsWith('List<');
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function typed(parameter: Json, value: string): unknown {
  return isList(parameter) ? value.split(',').map((item) => item.trim()) : value;
}
