import { ApiObject, Duration, Testing as RawTesting } from 'cdk8s';
import * as raw from 'cdk8s-plus-28';
import { Handlers, Posture, Probes, Testing } from '../../src';
import * as plus from '../../src/plus';
import { container as web, findingsOf, image, shop } from '../support/plus-shop';

const ports = [{ number: 9000, name: 'admin' }];

/** What a container renders of its props, in pods of this library. */
function rendered(props: Partial<raw.ContainerProps>, chart = shop({ posture: Posture.none() })): any {
  new plus.Pod(chart, 'it', { containers: [{ image, ...props }] });
  return chart.toJson()[0].spec.containers[0];
}

const readiness = (probe: raw.Probe, props: Partial<raw.ContainerProps> = {}) =>
  rendered({ portNumber: 8080, ...props, readiness: probe }).readinessProbe;

describe('a probe', () => {
  test('asks over gRPC for a service, as often as it is told to', () => {
    const probe = Probes.grpc({ service: 'cart', periodSeconds: Duration.seconds(4), failureThreshold: 2 });
    expect(readiness(probe)).toEqual({
      failureThreshold: 2,
      grpc: { port: 8080, service: 'cart' },
      periodSeconds: 4,
    });
  });

  test('asks over HTTP with headers, by the name of a port, and gives time to end', () => {
    const probe = Probes.httpGet('/ready', {
      httpHeaders: [
        { name: 'Accept', value: 'text/plain' },
        { name: 'Accept', value: 'text/html' },
      ],
      host: '192.0.2.1',
      portName: 'admin',
      scheme: raw.ConnectionScheme.HTTPS,
      terminationGracePeriod: Duration.minutes(1),
    });
    expect(readiness(probe)).toEqual({
      failureThreshold: 3,
      httpGet: {
        host: '192.0.2.1',
        httpHeaders: [
          { name: 'Accept', value: 'text/plain' },
          { name: 'Accept', value: 'text/html' },
        ],
        path: '/ready',
        port: 'admin',
        scheme: 'HTTPS',
      },
      terminationGracePeriodSeconds: 60,
    });
  });

  test('connects to a port by its name', () => {
    expect(readiness(Probes.tcpSocket({ portName: 'admin' })).tcpSocket).toEqual({ port: 'admin' });
  });

  test('runs a command, which may change afterwards', () => {
    const command = ['/ready'];
    const probe = Probes.command(command, { timeoutSeconds: Duration.seconds(2) });
    command.push('--never');
    expect(readiness(probe)).toEqual({ exec: { command: ['/ready'] }, failureThreshold: 3, timeoutSeconds: 2 });
  });

  test.each([
    ['that is named', { port: 7000 }, { portNumber: 8080 }, 7000],
    ['of the container', {}, { portNumber: 8080, ports }, 8080],
    ['that the container declares first', {}, { portNumber: undefined, ports }, 9000],
    ['that cdk8s-plus asks where there is none', {}, { portNumber: undefined }, 80],
  ])('asks the port %s', (_, options, container, port) => {
    expect(readiness(Probes.grpc(options), container).grpc.port).toBe(port);
    expect(readiness(Probes.httpGet('/', options), container).httpGet.port).toBe(port);
    expect(readiness(Probes.tcpSocket(options), container).tcpSocket.port).toBe(port);
  });

  test('has one port', () => {
    const message = 'port 80 and portName "admin" are both given; write one';
    expect(() => Probes.httpGet('/', { port: 80, portName: 'admin' })).toThrow(message);
    expect(() => Probes.tcpSocket({ port: 80, portName: 'admin' })).toThrow(message);
    expect(() => Handlers.httpGet('/', { port: 80, portName: 'admin' })).toThrow(message);
  });

  test.each([
    ['over HTTP', Probes.httpGet('/', { host: 'h' }), raw.Probe.fromHttpGet('/', { host: 'h' })],
    ['by connecting', Probes.tcpSocket({ port: 7 }), raw.Probe.fromTcpSocket({ port: 7 })],
    ['by a command', Probes.command(['/ready']), raw.Probe.fromCommand(['/ready'])],
  ])('that asks %s is as that of cdk8s-plus', (_, ours, theirs) => {
    expect(ours).toBeInstanceOf(raw.Probe);
    expect(readiness(ours)).toEqual(readiness(theirs));
  });

  test.each([
    ['a grace of no time', { liveness: Probes.grpc({ terminationGracePeriod: Duration.seconds(0) }) }],
    [
      'a grace for readiness, which ends nothing',
      { readiness: Probes.grpc({ terminationGracePeriod: Duration.seconds(5) }) },
    ],
    ['no command', { startup: Probes.command([]) }],
    ['a header of two words', { startup: Probes.httpGet('/', { httpHeaders: [{ name: 'a b', value: 'x' }] }) }],
  ])('with %s, which no server takes, is found at synth', (_, probes) => {
    const chart = shop();
    new plus.Pod(chart, 'it', { containers: [{ ...web, ...probes }] });
    expect(findingsOf(chart).filter(({ rule }) => rule === 'valid-probes')).toHaveLength(1);
  });

  test('works in pods of cdk8s-plus too', () => {
    const chart = RawTesting.chart();
    new raw.Pod(chart, 'it', { containers: [{ image, ports, liveness: Probes.grpc() }] });
    const [{ spec }] = RawTesting.synth(chart);
    expect(spec.containers[0].livenessProbe).toEqual({ failureThreshold: 3, grpc: { port: 9000 } });
  });
});

describe('a lifecycle hook', () => {
  test.each([
    ['where objects are left as they are', Posture.none()],
    ['where they are hardened', Posture.restricted({ targetVersion: '1.30' })],
  ])('waits, %s', (_, posture) => {
    const lifecycle = { preStop: Handlers.sleep(Duration.seconds(5)), postStart: raw.Handler.fromCommand(['/warm']) };
    expect(rendered({ lifecycle }, shop({ posture })).lifecycle).toEqual({
      postStart: { exec: { command: ['/warm'] } },
      preStop: { sleep: { seconds: 5 } },
    });
  });

  test.each([
    [29, 5, 'sleep does nothing by itself in Kubernetes 1.29; run a command, or set a targetVersion of 1.30 or later'],
    [30, 0, "sleep.seconds must be from 1 to the pod's terminationGracePeriodSeconds, which is 30, not 0"],
    [36, 31, "sleep.seconds must be from 0 to the pod's terminationGracePeriodSeconds, which is 30, not 31"],
  ])('waits only where servers of 1.%d take it: not %d seconds', (minor, seconds, message) => {
    const lifecycle = { preStop: Handlers.sleep(Duration.seconds(seconds)) };
    const chart = shop({ posture: Posture.restricted({ targetVersion: `1.${minor}` }) });
    new plus.Pod(chart, 'it', { containers: [{ image, lifecycle }] });
    expect(() => Testing.synth(chart)).toThrow(message);
  });

  test.each([
    ['raw', raw.Deployment, 'container "main" are not of this library'],
    ['ours', plus.Deployment, undefined],
  ])('that waits is not lost without a word: %s', (_, Deployment, message) => {
    const chart = shop({ posture: Posture.restricted({ targetVersion: '1.30' }) });
    const lifecycle = { preStop: Handlers.sleep(Duration.seconds(5)) };
    const deployment = new Deployment(chart, 'web', { containers: [{ image, lifecycle }] });
    const lifecycleOf = () => ApiObject.of(deployment).toJson().spec.template.spec.containers[0].lifecycle;
    if (message) {
      expect(lifecycleOf).toThrow(message);
    } else {
      expect(lifecycleOf()).toEqual({ preStop: { sleep: { seconds: 5 } } });
    }
  });

  test('waits whole seconds', () => {
    expect(() => Handlers.sleep(Duration.millis(1500))).toThrow(
      "'1500 millis' cannot be converted into a whole number",
    );
  });

  test('asks over HTTPS with headers, by the name of a port', () => {
    const preStop = Handlers.httpGet('/drain', {
      httpHeaders: [{ name: 'X-Reason', value: 'stop' }],
      portName: 'admin',
      scheme: raw.ConnectionScheme.HTTPS,
    });
    expect(rendered({ ports, lifecycle: { preStop } }).lifecycle.preStop.httpGet).toEqual({
      httpHeaders: [{ name: 'X-Reason', value: 'stop' }],
      path: '/drain',
      port: 'admin',
      scheme: 'HTTPS',
    });
  });

  test('over HTTP is as that of cdk8s-plus', () => {
    const of = (preStop: raw.Handler) => rendered({ portNumber: 8080, lifecycle: { preStop } }).lifecycle;
    expect(of(Handlers.httpGet('/drain'))).toEqual(of(raw.Handler.fromHttpGet('/drain')));
  });
});
