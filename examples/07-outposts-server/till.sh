#!/bin/bash
# What a till makes of its server at the first start: the network of the shop, the disk, and the copies of the disk in the Region.
set -euo pipefail

# The second network interface is the local one. Its address comes from the DHCP server of the shop, not from the VPC.
metadata() {
  local token
  token=$(curl -sf -X PUT -H 'X-aws-ec2-metadata-token-ttl-seconds: 60' http://169.254.169.254/latest/api/token)
  curl -sf -H "X-aws-ec2-metadata-token: $token" "http://169.254.169.254/latest/meta-data/$1"
}
for mac in $(metadata network/interfaces/macs/); do
  [ "$(metadata "network/interfaces/macs/${mac}device-number")" != 1 ] || local_mac=${mac%/}
done
cat > /etc/systemd/network/05-shop.network <<NETWORK
[Match]
MACAddress=${local_mac:?there is no network interface at device index 1}

[Network]
DHCP=ipv4

[DHCPv4]
UseDNS=false
RouteMetric=2048
NETWORK
networkctl reload

# Data survives a restart on the instance store, and nothing else: not a stop, not a failure of the server.
disk=$(find /dev/disk/by-id -name 'nvme-Amazon_EC2_NVMe_Instance_Storage_*' | sort | head -n 1)
blkid "$disk" || mkfs.xfs -L till "$disk"
mkdir -p /srv/till
echo 'LABEL=till /srv/till xfs defaults,nofail 0 2' >> /etc/fstab
mount /srv/till

# So every few minutes it is copied. While the service link is down the copies fail, and the next one brings all that is missing.
cat > /etc/systemd/system/till-copy.service <<SERVICE
[Service]
Type=oneshot
ExecStart=/usr/bin/aws s3 sync /srv/till s3://$BACKUP_BUCKET/$(metadata instance-id) --only-show-errors
SERVICE
cat > /etc/systemd/system/till-copy.timer <<'TIMER'
[Timer]
OnBootSec=5min
OnUnitInactiveSec=5min

[Install]
WantedBy=timers.target
TIMER
systemctl daemon-reload
systemctl enable --now till-copy.timer
