import { JsonPatch } from 'cdk8s';

const service = { spec: { type: 'ClusterIP' } };
console.log(JSON.stringify(JsonPatch.apply(service, JsonPatch.remove('/spec/clusterIP'))));
console.log(JSON.stringify(JsonPatch.apply(service, JsonPatch.replace('/spec/tpye', 'LoadBalancer'))));
try {
  JsonPatch.apply(service, JsonPatch.add('/spec/selector/app', 'web'));
} catch (error) {
  console.log(String(error));
}
