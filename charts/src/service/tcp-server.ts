import { k8s } from 'cdk8s-plus-28';
import type { TcpContract } from 'fairlead/contract';
import type { Platform } from '../platform/platform';
import { Server } from './server';
import type { TcpServerProps } from './server-props';

/**
 * A server of any other protocol over TCP: the objects of a service. It is well while its port accepts connections, or as long as the
 * command of its contract says so.
 *
 * @example
 * const smtp = new TcpServer(shop, smtpContract, { scale: replicas(1) });
 * mailer.calls(smtp);   // SMTP_ADDRESS is smtp:2525
 */
export class TcpServer<Contract extends TcpContract = TcpContract> extends Server<Contract> {
  /** @throws InvalidPlatform where it is given no contract of a TCP server */
  constructor(platform: Platform, contract: Contract, given: TcpServerProps<Contract>) {
    const { healthCommand } = contract ?? {};
    super(platform, contract, given, {
      subject: 'a TcpServer',
      kind: 'tcp',
      probe: healthCommand ? { exec: { command: [...healthCommand] } } : { tcpSocket: { port: k8s.IntOrString.fromString('tcp') } },
      port: {},
      isHeadless: false,
    });
  }
}
