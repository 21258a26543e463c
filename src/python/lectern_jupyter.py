"""What Lectern gives to the Jupyter server."""

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection


class PromptConnection(ZMQChannelsWebsocketConnection):
    """A kernel's websocket that sends short messages at once. Without it a reply waits up to 40 ms, until the browser
    has acknowledged the message before."""

    def connect(self):
        self.websocket_handler.set_nodelay(True)
        return super().connect()
