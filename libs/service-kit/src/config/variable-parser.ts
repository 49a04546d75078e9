import { describeFix, describeValue, readVariable, showValue, type Variable } from 'fairlead/contract';

type Parsed = { readonly value: unknown } | { readonly mistake: string };

/** One variable's value, its default when unset, or what is wrong with it. */
export function parseVariable(name: string, variable: Variable, text: string | undefined, inProduction: boolean): Parsed {
  if (text === undefined || text === '') {
    if (inProduction && variable.required === 'production') {
      return { mistake: `${name} is not set; in production give ${describeValue(variable)}: ${variable.description}` };
    }
    return { value: variable.default };
  }

  const value = readVariable(variable, text);
  return value === undefined
    ? { mistake: `${name} is ${showValue(name, variable, text)}; ${describeFix('give', variable, text)}` }
    : { value };
}
