import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { SERVICES } from '@fairlead/contracts';
import { LIVE_PORT, placeServices } from '../start/local-service';
import { WORKSPACE } from '../workspace/workspace';
import { addDebuggers } from './debugger';

test('.vscode/launch.json attaches to the debugger of each service', () => {
  const { configurations, compounds } = JSON.parse(readFileSync(join(WORKSPACE, '.vscode/launch.json'), 'utf8')) as {
    configurations: readonly { name: string; request: string; port: number }[];
    compounds: readonly { configurations: readonly string[] }[];
  };

  const services = addDebuggers(placeServices(SERVICES, 0, {}), 0);

  expect(configurations.map(({ name, request, port }) => ({ name, request, port }))).toEqual(
    services.map(({ name, debuggerPort }) => ({ name, request: 'attach', port: debuggerPort })),
  );
  expect(compounds.map((compound) => compound.configurations)).toEqual([services.map(({ name }) => name)]);
});

test('the container of .devcontainer has the Node of .nvmrc and forwards the ports of the gateway and the live view', () => {
  const { image, forwardPorts } = JSON.parse(readFileSync(join(WORKSPACE, '.devcontainer/devcontainer.json'), 'utf8')) as {
    image: string;
    forwardPorts: readonly number[];
  };

  expect(image.split(':')[1]).toBe(`${readFileSync(join(WORKSPACE, '.nvmrc'), 'utf8').trim()}-bookworm`);
  expect(forwardPorts).toEqual([apiGateway.ports.traffic, LIVE_PORT]);
});

test('an offset moves the debuggers too, and they listen on this machine alone', () => {
  const [first, second] = addDebuggers(placeServices(SERVICES, 100, {}), 100);

  expect([first?.debuggerPort, second?.debuggerPort]).toEqual([9329, 9330]);
  expect(first?.command).toContain('--inspect=127.0.0.1:9329');
});
