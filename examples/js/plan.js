/** A plan to begin with: its subnet holds 59 nodes, and an upgrade needs 66. */
export const plan = {
  aksnet: 1,
  name: "contoso-shop",
  virtualNetworks: [
    {
      name: "vnet-shop",
      addressPrefixes: ["10.240.0.0/16"],
      subnets: [{ name: "snet-nodes", addressPrefix: "10.240.0.0/26" }],
    },
  ],
  clusters: [
    {
      name: "aks-shop",
      virtualNetwork: "vnet-shop",
      kubernetesVersion: "1.34",
      networkModel: "overlay",
      podCidr: "10.244.0.0/16",
      serviceCidr: "10.0.0.0/16",
      dnsServiceIP: "10.0.0.10",
      nodePools: [
        { name: "system", mode: "System", count: 3, maxPods: 110, vnetSubnet: "snet-nodes" },
        { name: "apps", mode: "User", count: 56, maxPods: 110, maxSurge: "10%", vnetSubnet: "snet-nodes" },
      ],
    },
  ],
};
