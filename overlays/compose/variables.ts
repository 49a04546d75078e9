import type { Container } from './component-pod';
import type { Texts } from './texts';

/** The environment of a container, as the kubelet makes it: what is named alone wins over what comes from a whole ConfigMap. */
export function readVariables({ env = [], envFrom = [] }: Container, texts: Texts): Readonly<Record<string, string>> {
  const whole = envFrom.map(({ configMapRef }) => texts.all('ConfigMap', configMapRef?.name));
  const single = env.map(({ name, value, valueFrom }) => {
    const { name: secret, key } = valueFrom?.secretKeyRef ?? {};
    return { [name]: value ?? texts.one('Secret', secret, key) };
  });
  return Object.assign({}, ...whole, ...single) as Record<string, string>;
}
