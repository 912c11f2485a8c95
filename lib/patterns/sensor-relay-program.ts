/**
 * What runs on the core device: appends what is published on a local topic to a stream of stream manager, which exports it.
 *
 * In a recipe, braces are variables: the program has none.
 *
 * @see https://docs.aws.amazon.com/greengrass/v2/developerguide/work-with-streams.html
 */
export const SENSOR_RELAY_PROGRAM = `import json, os, sys, threading
from awsiot.greengrasscoreipc.clientv2 import GreengrassCoreIPCClientV2
from stream_manager import (
    ConnectFailedException, ExportDefinition, KinesisConfig, MessageStreamDefinition, Persistence, StrategyOnFull,
    StreamManagerClient, StreamManagerException,
)

name = os.environ["RELAY_STREAM"]
streams = StreamManagerClient()
wanted = MessageStreamDefinition(
    name=name,
    max_size=int(os.environ["RELAY_BUFFER_BYTES"]),
    strategy_on_full=StrategyOnFull[os.environ["RELAY_ON_FULL"]],
    persistence=Persistence.File,
    export_definition=ExportDefinition(kinesis=[
        KinesisConfig(identifier="readings", kinesis_stream_name=os.environ["RELAY_KINESIS_STREAM"]),
    ]),
)
if name in streams.list_streams():
    streams.update_message_stream(wanted)
else:
    streams.create_message_stream(wanted)

# Greengrass starts the component again when it ends with an error.
ended = threading.Event()

def keep(event):
    if event.binary_message:
        reading = event.binary_message.message
    else:
        reading = json.dumps(event.json_message.message).encode()
    try:
        streams.append_message(name, reading)
    except Exception as error:
        # Where the buffer is full and new readings are rejected, the next one may find room.
        print("a reading was lost:", repr(error), file=sys.stderr, flush=True)
        if isinstance(error, ConnectFailedException) or not isinstance(error, StreamManagerException):
            ended.set()

def fail(error):
    print("the subscription failed:", repr(error), file=sys.stderr, flush=True)
    ended.set()
    return True

GreengrassCoreIPCClientV2().subscribe_to_topic(
    topic=os.environ["RELAY_TOPIC"], on_stream_event=keep, on_stream_error=fail, on_stream_closed=ended.set,
)
ended.wait()
os._exit(1)
`;
