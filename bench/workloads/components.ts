/** An app as one of our components. */
import { App, Chart, Health, Resources, WebService } from 'cdk8s-bulkhead';
import { layOut } from './layout';
import { measure, OUTPUT } from './measured';
import { postureOf } from './posture';

measure((task) => {
  const app = new App({ outdir: OUTPUT, posture: postureOf(task) });
  layOut(app, Chart, task, (chart, number) => {
    new WebService(chart, `app-${number}`, {
      image: `registry.example.com/shop/web:1.${number}`,
      port: 8080,
      servicePort: 80,
      health: Health.http({ readiness: '/ready', liveness: '/live' }),
      resources: Resources.small(),
    });
  });
  return () => app.synth();
});
