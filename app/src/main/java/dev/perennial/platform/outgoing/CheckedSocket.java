package dev.perennial.platform.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;

/// A socket that goes where it was made to go, whatever address it is asked to connect to.
final class CheckedSocket extends Socket {
    interface Opening {
        /// @return what to talk through: the socket itself, or what encrypts it
        Socket open(Socket plain) throws IOException;
    }

    private final Socket plain = new Socket();
    private final Opening opening;
    private volatile Socket line = plain;

    CheckedSocket(Opening opening) {
        this.opening = opening;
    }

    @Override
    public void connect(SocketAddress asked, int timeout) throws IOException {
        try {
            line = opening.open(plain);
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    @Override
    public void connect(SocketAddress asked) throws IOException {
        connect(asked, 0);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return line.getInputStream();
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return line.getOutputStream();
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    @Override
    public void setSoTimeout(int timeout) throws SocketException {
        line.setSoTimeout(timeout);
    }

    @Override
    public int getSoTimeout() throws SocketException {
        return line.getSoTimeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        line.setTcpNoDelay(on);
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        line.setKeepAlive(on);
    }

    @Override
    public InetAddress getInetAddress() {
        return line.getInetAddress();
    }

    @Override
    public int getPort() {
        return line.getPort();
    }

    @Override
    public InetAddress getLocalAddress() {
        return line.getLocalAddress();
    }

    @Override
    public int getLocalPort() {
        return line.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return line.getRemoteSocketAddress();
    }

    @Override
    public boolean isConnected() {
        return line.isConnected();
    }

    @Override
    public boolean isBound() {
        return line.isBound();
    }

    @Override
    public boolean isClosed() {
        return line.isClosed();
    }
}
