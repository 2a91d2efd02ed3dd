import { Yaml } from 'cdk8s';

const data = { octal: '0o17', hexadecimal: '0X1F', separator: 'a\u2028b', '0o17': 'key', number: 1e21 };
console.log(JSON.stringify(Yaml.stringify(data)));
