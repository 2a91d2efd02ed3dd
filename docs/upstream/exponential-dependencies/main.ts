import { ApiObject, App, Chart, DependencyVertex } from 'cdk8s';

let visits = 0;
const { get } = Object.getOwnPropertyDescriptor(DependencyVertex.prototype, 'outbound')!;
Object.defineProperty(DependencyVertex.prototype, 'outbound', { get: countedOutbound });

function countedOutbound(this: DependencyVertex): DependencyVertex[] {
  visits++;
  return get!.call(this) as DependencyVertex[];
}

for (const length of [4, 8, 12, 16]) {
  const chart = new Chart(new App(), 'chart');
  const objects = Array.from({ length }, (_, index) => {
    return new ApiObject(chart, `object-${index}`, { apiVersion: 'v1', kind: 'ConfigMap' });
  });
  // each depends on the next two
  objects.forEach((object, index) => object.addDependency(...objects.slice(index + 1, index + 3)));
  visits = 0;
  chart.toJson();
  console.log(`${length} objects: ${visits} visits`);
}
