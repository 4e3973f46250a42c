import {BlockList, isIP} from 'node:net';

/**
 * Stretches of IPv4 that are not the public internet: the special-purpose registry of IANA (RFC 6890 and later), whatever it says of
 * reachability, multicast, and one address at which a cloud serves its machines' secrets although it looks public.
 */
const SPECIAL_4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], // this network
  ['10.0.0.0', 8], // private
  ['100.64.0.0', 10], // shared by carriers
  ['127.0.0.0', 8], // loopback
  ['168.63.129.16', 32], // a cloud's own services
  ['169.254.0.0', 16], // link-local, and the metadata of clouds
  ['172.16.0.0', 12], // private
  ['192.0.0.0', 24], // protocol assignments
  ['192.0.2.0', 24], // documentation
  ['192.31.196.0', 24], // AS112
  ['192.52.193.0', 24], // multicast tunnels
  ['192.88.99.0', 24], // relays from 6to4, given up
  ['192.168.0.0', 16], // private
  ['192.175.48.0', 24], // AS112
  ['198.18.0.0', 15], // benchmarks
  ['198.51.100.0', 24], // documentation
  ['203.0.113.0', 24], // documentation
  ['224.0.0.0', 4], // multicast
  ['240.0.0.0', 4], // reserved, broadcast
];

/** What is public in IPv6 at all: global unicast. Mapped, translated, unique local, link-local and multicast addresses lie outside. */
const UNICAST_6: readonly [string, number] = ['2000::', 3];

/** Stretches within it that lead elsewhere: tunnels into IPv4, documentation, protocol assignments. */
const SPECIAL_6: readonly (readonly [string, number])[] = [
  ['2001::', 23], // protocol assignments: Teredo, benchmarks, ORCHID, AMT
  ['2001:db8::', 32], // documentation
  ['2002::', 16], // 6to4: holds an IPv4 address
  ['2620:4f:8000::', 48], // AS112
  ['3fff::', 20], // documentation
];

/** Made when the first address is asked for: whoever reads files would wait for it. */
const lists = once(() => ({
  special4: listOf(SPECIAL_4, 'ipv4'),
  unicast6: listOf([UNICAST_6], 'ipv6'),
  special6: listOf(SPECIAL_6, 'ipv6'),
}));

/**
 * Whether an IP address belongs to the public internet. Everything that is not surely public is not: an address that cannot be read, one
 * with a zone (`fe80::1%eth0`), an IPv4 address written as IPv6.
 */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  if (version !== 4 && (version !== 6 || address.includes('%'))) return false;
  const {special4, unicast6, special6} = lists();
  if (version === 4) return !special4.check(address, 'ipv4');
  return unicast6.check(address, 'ipv6') && !special6.check(address, 'ipv6');
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function listOf(stretches: readonly (readonly [string, number])[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const [network, bits] of stretches) list.addSubnet(network, bits, family);
  return list;
}
