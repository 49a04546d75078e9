import { k8s } from 'cdk8s-plus-28';
import type { TcpContract } from 'fairlead/contract';
import type { Platform } from '../platform/platform';
import { Server } from './server';
import type { TcpServerProps } from './server-props';

/**
 * A server of any other protocol over TCP: the objects of a service. It is alive while its port accepts connections, and
 * ready while the command of its contract says so: one that is busy gets no clients, and is not killed for it.
 *
 * @example
 * const smtp = new TcpServer(shop, smtpContract, { scale: replicas(1) });
 * mailer.calls(smtp);   // SMTP_ADDRESS is smtp:2525
 */
export class TcpServer<Contract extends TcpContract = TcpContract> extends Server<Contract> {
  /** @throws InvalidPlatform where it is given no contract of a TCP server */
  constructor(platform: Platform, contract: Contract, given: TcpServerProps<Contract>) {
    const { healthCommand } = contract ?? {};
    const accepts = { tcpSocket: { port: k8s.IntOrString.fromString('tcp') } };
    const isWell = healthCommand ? { exec: { command: [...healthCommand] } } : accepts;
    super(platform, contract, given, {
      subject: 'a TcpServer',
      kind: 'tcp',
      probeHandlers: { startup: isWell, liveness: accepts, readiness: isWell },
      port: {},
      isHeadless: false,
    });
  }
}
