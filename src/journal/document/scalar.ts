const nothing = /^(?:~|null|Null|NULL)?$/;
const truth = /^(?:true|True|TRUE)$/;
const untruth = /^(?:false|False|FALSE)$/;
const integer = /^[-+]?[0-9]+$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[0-9a-fA-F]+$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/;
const exponent = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/;
const infinite = /^([-+]?)\.(?:inf|Inf|INF)$/;
const noNumber = /^\.(?:nan|NaN|NAN)$/;

/** What a plain scalar means by YAML's core schema: a null, a boolean, a number, else the string itself. */
export function plainValue(written: string): string | number | boolean | null {
  const first = written.charCodeAt(0);
  // Most scalars are words, which begin with a letter that no other value begins with.
  if (first > 64 && !'nNtTfF~'.includes(written[0]!)) return written;
  if (nothing.test(written)) return null;
  if (truth.test(written)) return true;
  if (untruth.test(written)) return false;
  if (integer.test(written) || float.test(written) || exponent.test(written))
    return Number(written);
  if (hexadecimal.test(written) || octal.test(written)) return Number(written);
  const sign = infinite.exec(written);
  if (sign) return sign[1] === '-' ? -Infinity : Infinity;
  return noNumber.test(written) ? NaN : written;
}
